"""Areas and institutions from the command line: the workbook, dated changes, and what is refused."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from weijian.accounts.models import AuditEntry
from weijian.orgs.models import INSTITUTION_KINDS, Area, Institution
from weijian.orgs.tree import AreaTree

pytestmark = pytest.mark.django_db
AREA_ROWS = [
    ["代码*", "名称*", "上级代码", "生效日期"],
    ["431288101201", "清水村", "", ""],
    ["431288101000", "清溪镇", "431288", ""],
    ["431288000000", "清溪县", "", ""],
    ["431288102", "新河镇", "431288", "2021-07-01"],
]
INSTITUTION_ROWS = [
    ["代码*", "名称*", "类别*", "所在区划代码*", "上级机构代码", "公立"],
    ["CWS-1", "清水村卫生室", "D6 村卫生室", "431288101201", "WSY-1", "否"],
    ["WSY-1", "清溪镇卫生院", "乡卫生院", "431288101", "WJJ", ""],
    ["WJJ", "清溪县卫生健康局", "X", "431288", "", "是"],
]


@pytest.fixture
def chief(db, django_user_model):
    AreaTree.forget()
    return django_user_model.objects.create_user("luo", password="x", name="罗", role="administrator")


@pytest.fixture
def load(weijian, chief, tmp_path):
    """Writes a workbook of the two sheets and loads it."""

    def make(areas=AREA_ROWS, institutions=INSTITUTION_ROWS, *more):
        path = tmp_path / "places.xlsx"
        book = xlsxwriter.Workbook(path)
        for title, rows in (("区划", areas), ("机构", institutions)):
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        book.close()
        return weijian("places", "load", path, *more)

    return make


def test_workbook_founds_the_county_whatever_the_order_of_rows(load, weijian):
    status, out, err = load()
    assert (status, err) == (0, "")
    assert "已载入区划4个、机构3个，已有0个未改动" in out
    assert [line.split("\t")[1].strip("　") for line in weijian("places", "list")[1].splitlines()] == [
        "清溪县",
        "清溪镇",
        "清水村",
        "新河镇",
    ]
    assert "新河镇" not in weijian("places", "list", "--on", "2021-06-30")[1]
    clinic = Institution.objects.get(code="CWS-1").latest
    assert (clinic.kind, clinic.public, clinic.superior.code) == ("D6", False, "WSY-1")
    assert clinic.area.code == "431288101201"
    assert "清溪镇卫生院\t乡卫生院\t清溪镇" in weijian("places", "list", "--institutions")[1]
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.detail["areas"], entry.detail["files"]) == ("load_places", 4, ["places.xlsx"])


def test_completed_workbook_is_loaded_again_without_doubling(load):
    load()
    more = [*AREA_ROWS, ["431288101202", "石坝村", "431288101", ""]]
    assert "已载入区划1个、机构0个，已有7个未改动" in load(more)[1]
    assert Area.objects.count() == 5


@pytest.mark.parametrize(
    ("areas", "institutions", "said"),
    [
        ([["43128", "县", "", ""]], [], "区划表 第6行A列 代码“43128”：区划代码“43128”应为数字"),
        ([["431288103", "", "", ""]], [], "区划表 第6行B列 名称：不能为空"),
        ([["431288103", "三河镇", "431277", ""]], [], "区划表 第6行C列 上级代码“431277”：没有代码为“431277”"),
        ([["431288103", "三河镇", "", "去年"]], [], "区划表 第6行D列 生效日期“去年”：“去年”不是日期"),
        ([["431288102", "新河镇", "", ""]], [], "区划表 第6行A列 代码“431288102”：与第5行代码相同"),
        ([["431288103201", "河口村", "431288101201", ""]], [], "上级应为乡镇"),
        ([], [["A1", "医院", "大医院", "431288", "", ""]], "机构表 第5行C列 类别“大医院”：没有类别“大医院”"),
        ([], [["A1", "医院", "A1", "", "", ""]], "机构表 第5行D列 所在区划代码：不能为空"),
        (
            [],
            [["A1", "医院", "A1", "431288", "A9", ""]],
            "机构表 第5行E列 上级机构代码“A9”：没有代码为“A9”的机构",
        ),
        (
            [],
            [["A1", "医院", "A1", "431288", "", "大概"]],
            "机构表 第5行F列 公立“大概”：“大概”不能理解为是或否",
        ),
        (
            [],
            [["A1", "医", "A1", "431288", "A2", ""], ["A2", "院", "A1", "431288", "A1", ""]],
            "绕回到了自己",
        ),
    ],
)
def test_one_wrong_cell_refuses_the_whole_file_and_is_named(areas, institutions, said, load):
    status, _, err = load([*AREA_ROWS, *areas], [*INSTITUTION_ROWS, *institutions])
    assert status == 1
    assert said in err
    assert not Area.objects.exists()
    assert not Institution.objects.exists()
    assert not AuditEntry.objects.exists()


def test_row_under_a_refused_row_does_not_complain_again(load):
    areas = [
        AREA_ROWS[0],
        ["431288", "清溪县", "", ""],
        ["431288101", "", "", ""],
        ["431288101201", "清水村", "", ""],
    ]
    status, _, err = load(areas, INSTITUTION_ROWS[:1])
    assert status == 1
    assert err.splitlines() == ["区划表 第3行B列 名称：不能为空"]


def test_known_place_with_other_content_is_not_changed_by_a_file(load):
    load()
    changed = [row if row[1] != "清溪镇" else [row[0], "清溪街道", *row[2:]] for row in AREA_ROWS]
    status, _, err = load(changed)
    assert status == 1
    assert "已登记为“清溪镇”且内容不同" in err


def test_two_csv_files_are_loaded_together_or_not_at_all(weijian, chief, tmp_path):
    areas, institutions = tmp_path / "a.csv", tmp_path / "b.csv"
    areas.write_text("\n".join(",".join(row) for row in AREA_ROWS), encoding="gb18030")
    institutions.write_text("\n".join(",".join(row) for row in INSTITUTION_ROWS), encoding="utf-8-sig")
    assert weijian("places", "load", institutions)[0] == 1
    assert weijian("places", "load", areas, institutions)[0] == 0
    assert Institution.objects.count() == 3


def test_file_without_known_headings_or_with_lacking_columns_is_refused(load, weijian, tmp_path):
    assert "没有找到区划或机构的标题行" in load([["甲", "乙"]], [["丙"]])[2]
    assert "缺少栏目：名称" in load([["代码", "上级代码"], ["431288", ""]], [])[2]
    assert weijian("places", "load", tmp_path / "none.xlsx")[0] == 1


def test_template_explains_itself_and_loads_once_filled_in(weijian, chief, tmp_path):
    path = tmp_path / "empty.xlsx"
    assert weijian("places", "template", path)[0] == 0
    book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    assert book.sheet_names == ["区划", "机构", "填写说明"]
    assert book.get_sheet_by_name("区划").to_python() == [["代码*", "名称*", "上级代码", "生效日期"]]
    notes = {cell for row in book.get_sheet_by_name("填写说明").to_python() for cell in row}
    assert notes >= {*INSTITUTION_KINDS, *INSTITUTION_KINDS.values()}
    status, _, err = weijian("places", "load", path)
    assert (status, "没有找到区划或机构的标题行及数据" in err) == (1, True)


def test_changes_from_a_day_on(weijian, county, users):
    day = ("--since", "2021-07-01", "--document", "县政函〔2021〕5号")
    assert weijian("places", "add-area", "431299103", "望云镇", "--parent", "平川县", *day)[0] == 0
    status, out, _ = weijian("places", "move", "枫林村", "竹山村", "--to", "望云镇", *day)
    assert (status, out.count("已办理"), out.count("注意：")) == (0, 2, 2)
    assert weijian("places", "rename", "石桥乡", "石桥镇", *day)[0] == 0
    assert (
        weijian("places", "merge", "石桥镇", "--into", "溪口镇", "--since", "2021-09-01", "--children")[0]
        == 0
    )
    tree = AreaTree.load().at(date(2021, 9, 1))
    assert [node.name for node in tree.children(county.area.pk)] == ["溪口镇", "望云镇"]
    assert [node.name for node in AreaTree.load().at(date(2021, 6, 30)).children(county.area.pk)] == [
        "溪口镇",
        "石桥乡",
    ]
    assert weijian("places", "reopen", "431299102")[0] == 0
    assert Area.objects.get(code="431299102").successor is None


def test_institutions_are_added_changed_ended_and_removed(weijian, county, users):
    added = weijian(
        "places", "add-institution", "LW-01", "柳湾村卫生室", "村卫生室", "柳湾村", "--superior", "EAST"
    )
    assert added[0] == 0
    since = ("--since", "2021-07-01")
    change = weijian("places", "change-institution", "LW-01", "--public", "否", "--superior", "无", *since)
    assert change[0] == 0
    clinic = Institution.objects.get(code="LW-01")
    assert (clinic.on(date(2021, 6, 30)).superior.code, clinic.on(date(2021, 7, 1)).superior) == (
        "EAST",
        None,
    )
    assert not clinic.latest.public
    assert weijian("places", "end-institution", "LW-01", "--into", "EAST", "--since", "2021-10-01")[0] == 0
    assert weijian("places", "reopen", "LW-01")[0] == 0
    assert weijian("places", "remove", "LW-01")[0] == 0
    assert not Institution.objects.filter(code="LW-01").exists()


def test_of_several_moves_one_refusal_takes_all_back(weijian, county, users):
    status, _, err = weijian("places", "move", "枫林村", "竹山村", "--to", "石桥乡", "--since", "2021-07-01")
    assert (status, "现在的上级就是“石桥乡”" in err) == (1, True)
    assert county.east_village_2.tenures.count() == 1
    assert not AuditEntry.objects.exists()


def test_unknown_places_and_other_users_are_refused(weijian, county, users):
    since = ("--since", "2021-07-01")
    assert "没有名为“无此镇”的区划" in weijian("places", "rename", "无此镇", "甲", *since)[2]
    assert "只有县级管理员" in weijian("places", "rename", "石桥乡", "甲", *since, "--user", "department")[2]
    assert weijian("places", "list", "--user", "nobody")[0] == 1
