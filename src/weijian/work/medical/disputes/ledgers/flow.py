"""The states of a dispute, the steps between them and the days that the law gives for them."""

from weijian.ledger.flows import State, Step
from weijian.ledger.parameters import parameter

PREVENTION = "医疗纠纷预防和处理条例（2018）"
MEDIATION_DAYS = parameter(
    "dispute.mediation_days", "调解期限", 30, "工作日", f"{PREVENTION} 第三十八条、第四十条"
)
ANSWER_DAYS = parameter("dispute.answer_days", "行政调解申请审查期限", 5, "工作日", f"{PREVENTION} 第四十条")
NEGOTIATION_LIMIT = parameter(
    "dispute.negotiation_limit", "自行协商索赔上限", 10000, "元", "省级医疗纠纷处理办法（须按本省文件核定）"
)
NEGOTIATION, PEOPLE, ADMINISTRATIVE, LITIGATION = 1, 2, 3, 4
CHANNELS = {NEGOTIATION: "协商", PEOPLE: "人民调解", ADMINISTRATIVE: "行政调解", LITIGATION: "诉讼"}
AGREED, FAILED, WITHDRAWN, TO_COURT, TO_BUREAU, JUDGED = 1, 2, 3, 4, 5, 6
RESULTS = {
    AGREED: "达成协议",
    FAILED: "调解不成",
    WITHDRAWN: "撤回",
    TO_COURT: "转诉讼",
    TO_BUREAU: "转行政调解",
    JUDGED: "判决",
}

MEDIATING = {"people": "people_appraisal", "administrative": "administrative_appraisal"}
APPRAISING = {paused: running for running, paused in MEDIATING.items()}
UNDER_WAY = ("negotiating", "people_applied", "people", "administrative_applied", "administrative")
STATES = (
    State("registered", "登记，待告知途径", limit=0),
    State("notified", "已告知途径"),
    State("negotiating", "协商中"),
    State("people_applied", "已申请人民调解"),
    State(
        "people",
        "人民调解中",
        limit=MEDIATION_DAYS,
        in_workdays=True,
        clock="people",
        extension="extended_until",
    ),
    State("people_appraisal", "人民调解鉴定中", pauses="people"),
    State("administrative_applied", "已申请行政调解", limit=ANSWER_DAYS, in_workdays=True),
    State(
        "administrative",
        "行政调解中",
        limit=MEDIATION_DAYS,
        in_workdays=True,
        clock="administrative",
        extension="extended_until",
    ),
    State("administrative_appraisal", "行政调解鉴定中", pauses="administrative"),
    State("litigating", "诉讼中"),
    State("agreed", "达成协议"),
    State("failed", "协商或调解不成"),
    State("withdrawn", "撤回"),
    State("judged", "判决"),
    State("confirmed", "司法确认"),
    State("performed", "已履行"),
    State("closed", "结案", closed=True),
    State("archived", "归档", closed=True),
)
STEPS = (
    Step(
        "notify", "告知途径", ("registered",), "notified", ("sealed_on", "autopsy_told"), dated="notified_on"
    ),
    Step("negotiate", "开始协商", ("notified", "failed"), "negotiating", sets={"channel": NEGOTIATION}),
    Step(
        "apply_to_committee",
        "申请人民调解",
        ("notified", "failed"),
        "people_applied",
        ("both_agree",),
        sets={"channel": PEOPLE, "accepted_on": None, "extended_until": None},
        dated="applied_on",
    ),
    Step(
        "accept_by_committee",
        "人民调解受理",
        ("people_applied",),
        "people",
        ("both_agree", "mediator"),
        dated="accepted_on",
    ),
    Step(
        "apply_to_bureau",
        "申请行政调解",
        ("notified", "failed"),
        "administrative_applied",
        sets={"channel": ADMINISTRATIVE, "accepted_on": None, "extended_until": None},
        dated="applied_on",
    ),
    Step(
        "accept_by_bureau",
        "行政调解受理",
        ("administrative_applied",),
        "administrative",
        ("mediator",),
        dated="accepted_on",
    ),
    Step(
        "refuse",
        "不予受理",
        ("people_applied", "administrative_applied"),
        "notified",
        ("refusal",),
        needs=("refusal",),
        sets={"applied_on": None},
    ),
    Step(
        "sue", "提起诉讼", ("notified", "failed"), "litigating", sets={"channel": LITIGATION}, dated="sued_on"
    ),
    Step(
        "sue_meanwhile",
        "诉讼已受理，终止协商或调解",
        (*UNDER_WAY, *APPRAISING),
        "litigating",
        sets={"channel": LITIGATION, "mediation_result": TO_COURT},
        dated="sued_on",
    ),
    Step(
        "move_to_bureau",
        "转行政调解",
        ("people_applied", "people", "people_appraisal"),
        "administrative_applied",
        sets={
            "channel": ADMINISTRATIVE,
            "mediation_result": TO_BUREAU,
            "accepted_on": None,
            "extended_until": None,
        },
        dated="applied_on",
    ),
    Step(
        "agree_by_negotiation",
        "协商达成协议",
        ("negotiating",),
        "agreed",
        ("amount", "liability"),
        needs=("amount",),
        sets={"result": AGREED},
        dated="agreed_on",
    ),
    Step("end_negotiation", "协商不成", ("negotiating",), "failed"),
    Step(
        "agree",
        "调解达成协议",
        ("people", "administrative"),
        "agreed",
        ("amount", "liability"),
        needs=("amount",),
        sets={"result": AGREED, "mediation_result": AGREED},
        dated="agreed_on",
    ),
    Step(
        "fail",
        "调解不成",
        ("people", "administrative"),
        "failed",
        sets={"result": FAILED, "mediation_result": FAILED},
        dated="failed_on",
    ),
    Step(
        "withdraw",
        "撤回",
        (*UNDER_WAY, *APPRAISING, "registered", "notified", "litigating"),
        "withdrawn",
        sets={"result": WITHDRAWN},
    ),
    Step(
        "judge",
        "判决或裁定",
        ("litigating",),
        "judged",
        ("amount", "liability"),
        sets={"result": JUDGED},
        dated="judged_on",
    ),
    Step("confirm", "司法确认", ("agreed",), "confirmed", dated="confirmed_on"),
    Step(
        "pay",
        "履行赔付",
        ("agreed", "confirmed", "judged"),
        "performed",
        ("amount", "payer"),
        needs=("amount", "payer"),
        dated="paid_on",
    ),
    Step(
        "close",
        "结案",
        ("agreed", "confirmed", "performed", "failed", "withdrawn", "judged"),
        "closed",
        ("result",),
        needs=("result",),
    ),
    Step("archive", "归档", ("closed",), "archived", dated="archived_on"),
)
