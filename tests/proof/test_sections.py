from weijian.proof.api import analyse
from weijian.proof.sections import run_in_points


def test_find_headings_each_form_has_its_level():
    text = "一、情况\n（一）防控\n1.监测\n（1）登记\n正文1.5万元\n2020年工作"
    headings = analyse(text).headings
    assert [(h.level, h.number, h.text) for h in headings] == [
        (1, 1, "情况"),
        (2, 1, "防控"),
        (3, 1, "监测"),
        (4, 1, "登记"),
    ]


def test_find_headings_indented_and_half_width_forms_are_read():
    headings = analyse("  (三)健康扶贫\n　　十一、计划").headings
    assert [(h.level, h.number) for h in headings] == [(2, 3), (1, 11)]


def test_run_in_points_are_found_in_reading_order():
    document = analyse("重点如下：一是加强领导。二是落实责任，三是督导。这是重点，第一是不对的。")
    assert [point.number for point in run_in_points(document)] == [1, 2, 3]
