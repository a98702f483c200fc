"""Figures of face-to-face verification. A meeting is one person on one day, whatever it served.

The parts by programme add up to more than the total where one meeting served several programmes.
"""

from django.db.models import Q

from weijian.indicators.algebra import Count, Persons, Ratio
from weijian.indicators.catalogue import MORE, Figure
from weijian.work.publichealth.face_verification.ledgers import MET, FaceVerification

SOURCE = "县级面访核验工作方案；国家基本公共卫生服务规范（第三版）服务真实性要求"


def meetings(*programmes: int) -> Count:
    return Count(FaceVerification, Q(first_of_programme=True, programme__in=list(programmes)))


persons = Figure(
    "ehr.face_persons", "面访人数", "人", Persons(FaceVerification, MET), says=["面访", "刷脸面访人数"],
    better=MORE, source=SOURCE, definition="期内核验通过或人工确认、见到本人的不同的人。",
)  # fmt: skip
visits = Figure(
    "ehr.face_visits", "总面访人次", "人次", Count(FaceVerification, Q(first_of_day=True)),
    says=["总面访", "面访人次"], better=MORE, source=SOURCE,
    definition="期内见到本人的次数，同一人同一日计一次，不论核验几个项目。",
)  # fmt: skip
elderly = Figure(
    "ehr.face_visits.elderly", "老年人面访人次", "人次", meetings(1), says=["面访老年人", "老年人面访"],
    better=MORE, source=SOURCE, definition="期内按老年人项目见到本人的次数，同一人同一日计一次。",
)  # fmt: skip
hypertension = Figure(
    "ehr.face_visits.htn", "高血压患者面访人次", "人次", meetings(2), says=["面访高血压", "高血压面访"],
    better=MORE, source=SOURCE, definition="期内按高血压项目见到本人的次数，同一人同一日计一次。",
)  # fmt: skip
diabetes = Figure(
    "ehr.face_visits.dm", "糖尿病患者面访人次", "人次", meetings(3), says=["面访糖尿病", "糖尿病面访"],
    better=MORE, source=SOURCE, definition="期内按糖尿病项目见到本人的次数，同一人同一日计一次。",
)  # fmt: skip
mental = Figure(
    "ehr.face_visits.smi", "严重精神障碍患者面访人次", "人次", meetings(4),
    says=["面访严重精神障碍患者"], better=MORE, source=SOURCE,
    definition="期内按严重精神障碍项目见到本人的次数，同一人同一日计一次。",
)  # fmt: skip
other = Figure(
    "ehr.face_visits.other", "其他对象面访人次", "人次", meetings(5, 6, 7, 8), says=["其他面访"],
    better=MORE, source=SOURCE, definition="期内按孕产妇、儿童、贫困慢病和其他项目见到本人的次数。",
)  # fmt: skip
passed_rate = Figure(
    "ehr.face_pass_rate", "面访核验通过率", "%",
    Ratio(Count(FaceVerification, Q(result=1)), Count(FaceVerification)), says=["核验通过率", "刷脸通过率"],
    better=MORE, source=SOURCE, definition="核验通过的记录数÷全部核验记录数×100%，人工确认不计为通过。",
)  # fmt: skip
