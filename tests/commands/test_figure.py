"""`weijian figure` and `weijian lake` as an operator types them."""

from datetime import date

import pytest

from weijian.commands import main
from weijian.lake import owner
from weijian.ledger import store
from weijian.work.publichealth.hypertension.ledgers import PressureScreening


@pytest.fixture
def screened(transactional_db, tmp_path, settings, county, person):
    owner.close()
    settings.DATA = tmp_path
    made = PressureScreening(
        person=person("张晓燕"),
        on=date(2021, 5, 1),
        systolic=150,
        diastolic=80,
        place=1,
        institution=county.east_hospital,
    )
    yield store.insert([made], None, "form")[0]
    owner.close()


def test_figure_tells_value_definition_and_rows_but_no_name(screened, capsys):
    assert main(["figure", "htn.screened", "--period", "2021H1", "--by", "乡镇", "--trace"]) == 0
    said = capsys.readouterr().out
    assert "35岁以上首诊测血压人数（htn.screened，人）  2021年上半年" in said
    assert "溪口镇\t1人" in said
    assert "石桥乡\t0人" in said
    assert f"{screened.pk}\t2021-05-01\t柳湾村\t溪口镇卫生院" in said
    assert "张晓燕" not in said


def test_figure_without_data_says_so(screened, capsys):
    assert main(["figure", "htn.screen_rate", "--period", "2021"]) == 0
    assert "平川县\t无数据" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["figure", "随访人次", "--period", "2021"], "项指标"),
        (["figure", "htn.visits", "--period", "去年"], "看不懂期间"),
        (["figure", "htn.visits", "--period", "2021", "--unit", "没有村"], "没有名为“没有村”的单位"),
    ],
)
def test_figure_refuses_what_it_does_not_understand(screened, capsys, words, fault):
    assert main(words) == 2
    assert fault in capsys.readouterr().err


def test_lake_check_agrees_and_finds_a_row_that_was_changed_behind_it(screened, capsys):
    assert main(["lake", "check", "--period", "2021"]) == 0
    assert "一致" in capsys.readouterr().out
    PressureScreening.objects.update(place=2)
    assert main(["lake", "check", "--period", "2021"]) == 1
    said = capsys.readouterr().out
    assert "首诊和筛查测血压：1行中1行不符" in said
    assert "htn.screened" in said
    assert main(["lake", "rebuild"]) == 0
    assert main(["lake", "check", "--period", "2021"]) == 0


def test_manual_prints_every_figure(db, capsys):
    assert main(["manual"]) == 0
    assert "`htn.std_rate`" in capsys.readouterr().out
