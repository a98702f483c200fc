"""People, places and users that many tests share. Time is set, never read: it is 31 December 2021."""

import os
import tempfile
from datetime import date

# Settings read the data folder at import, so it is chosen before Django starts.
os.environ["WEIJIAN_DATA"] = tempfile.mkdtemp(prefix="weijian-test-")

import pytest
from hypothesis import HealthCheck, settings

# A shared machine may stall for a second; slowness is measured in benchmarks/, not guessed here.
settings.register_profile("weijian", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("weijian")

TODAY = date(2021, 12, 31)
EARLY = date(2000, 1, 1)


def pytest_configure() -> None:
    from django.conf import settings

    # Passwords are hashed slowly on purpose; making five users for a test need not take two seconds.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # The server makes the folder of collected files at start; whitenoise warns when it is missing.
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def the_clock():
    from weijian.kernel import clock

    with clock.at(TODAY):
        yield


class County:
    """平川县: two townships with two villages each, a bureau, a county hospital, two township hospitals."""

    def __init__(self):
        from weijian.orgs.models import AreaLevel
        from weijian.orgs.tree import AreaTree

        AreaTree.forget()
        self.area = self.add_area("431299", AreaLevel.COUNTY, "平川县", None)
        self.east = self.add_area("431299101", AreaLevel.TOWNSHIP, "溪口镇", self.area)
        self.west = self.add_area("431299102", AreaLevel.TOWNSHIP, "石桥乡", self.area)
        self.east_village = self.add_area("431299101201", AreaLevel.VILLAGE, "柳湾村", self.east)
        self.east_village_2 = self.add_area("431299101202", AreaLevel.VILLAGE, "枫林村", self.east)
        self.west_village = self.add_area("431299102201", AreaLevel.VILLAGE, "竹山村", self.west)
        self.west_village_2 = self.add_area("431299102202", AreaLevel.VILLAGE, "茶亭村", self.west)
        self.bureau = self.add_institution("BUREAU", "X", "平川县卫生健康局", self.area)
        self.hospital = self.add_institution("HOSPITAL", "A1", "平川县人民医院", self.area)
        self.east_hospital = self.add_institution("EAST", "C220", "溪口镇卫生院", self.east)
        self.west_hospital = self.add_institution("WEST", "C220", "石桥乡卫生院", self.west)

    @staticmethod
    def add_area(code, level, name, parent, since=EARLY):
        from weijian.orgs.models import Area, AreaTenure

        area = Area.objects.create(code=code, level=level)
        AreaTenure.objects.create(area=area, name=name, parent=parent, since=since)
        return area

    @staticmethod
    def add_institution(code, kind, name, area, since=EARLY):
        from weijian.orgs.models import Institution, InstitutionTenure

        institution = Institution.objects.create(code=code)
        InstitutionTenure.objects.create(
            institution=institution, kind=kind, name=name, area=area, since=since
        )
        return institution


@pytest.fixture
def county(db):
    return County()


@pytest.fixture
def person(county):
    """A maker of residents: `person("张晓燕", village=county.east_village)`."""
    from weijian.people.models import Person, Residence

    def make(name="张晓燕", sex=2, birth=date(1950, 3, 1), village=None, since=EARLY, **fields):
        if "id_number" not in fields:
            fields.setdefault("no_id_reason", 4)
        made = Person.objects.create(name=name, sex=sex, birth_date=birth, **fields)
        Residence.objects.create(person=made, area=village or county.east_village, since=max(since, birth))
        return made

    return make


@pytest.fixture
def users(county):
    """One user of each role, by role name; the institution and village users belong to 溪口镇."""
    from weijian.accounts.models import Role, User

    def make(role, name, **fields):
        return User.objects.create_user(
            username=role, password="Pingchuan-2021", name=name, role=role, **fields
        )

    return {
        "administrator": make(Role.ADMINISTRATOR, "管理员罗", institution=county.bureau),
        "department": make(Role.DEPARTMENT, "股长彭", institution=county.bureau, lines=["hypertension"]),
        "institution": make(Role.INSTITUTION, "公卫科田", institution=county.east_hospital, area=county.east),
        "village_doctor": make(
            Role.VILLAGE_DOCTOR, "村医向", institution=county.east_hospital, area=county.east_village
        ),
        "reader": make(Role.READER, "审计员滕"),
    }


@pytest.fixture
def patients(county, person, users):
    """Maker of enrolled hypertension patients: `patients("张晓燕", start=date(2021, 1, 5))` returns the enrolment."""
    from weijian.ledger import store
    from weijian.work.publichealth.hypertension.ledgers import Hypertension

    def make(name="张晓燕", start=date(2021, 1, 5), resident=None, **fields):
        values = {"diagnosed_on": start, "basis": 1, "manager": "村医向", "institution": county.east_hospital}
        enrolment = Hypertension(person=resident or person(name), start=start, **{**values, **fields})
        return store.insert([enrolment], users["administrator"], "form")[0]

    return make


@pytest.fixture
def visits(users):
    """Maker of visits under an enrolment: `visits(enrolment, date(2021, 4, 1), systolic=150)`."""
    from weijian.ledger import store
    from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

    def make(enrolment, on, **fields):
        values = {
            "mode": 1,
            "symptoms": "|1|",
            "systolic": 130,
            "diastolic": 80,
            "adherence": 1,
            "adverse": 1,
        }
        visit = HypertensionVisit(
            person=enrolment.person,
            enrolment=enrolment,
            on=on,
            institution=enrolment.institution,
            **{**values, **fields},
        )
        return store.insert([visit], users["administrator"], "form")[0]

    return make


@pytest.fixture
def visited(county, person, patients, visits):
    """Makes an enrolled person with one visit: `visited("张晓燕", village, hospital, systolic=150)`."""

    def make(
        name="张晓燕",
        village=None,
        hospital=None,
        on=date(2021, 12, 1),
        systolic=130,
        start=date(2021, 1, 4),
    ):
        resident = person(name, village=village or county.east_village)
        enrolment = patients(resident=resident, start=start, institution=hospital or county.east_hospital)
        return visits(enrolment, on, systolic=systolic, diastolic=82)

    return make
