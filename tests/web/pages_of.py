"""Every address of the site with what it needs, so that no page can be added without a test of its access."""

VISIT = "hypertension.hypertensionvisit"

# Name of the address: (arguments, roles that may read it). None: everybody who has signed in.
EVERYBODY = ("administrator", "department", "institution", "village_doctor", "reader")
WRITERS = ("administrator", "department", "institution", "village_doctor")
OVERSIGHT = ("administrator", "reader")
ADMINISTRATOR = ("administrator",)

READ = {
    "bench": ((), EVERYBODY),
    "bench_figures": ((), EVERYBODY),
    "password": ((), EVERYBODY),
    "doubts": ((), EVERYBODY),
    "lines": ((), EVERYBODY),
    "ledger": ((VISIT,), EVERYBODY),
    "ledger_template": ((VISIT,), EVERYBODY),
    "ledger_export": ((VISIT, "csv"), EVERYBODY),
    "record_new": ((VISIT,), WRITERS),
    "record": ((VISIT, "visit"), EVERYBODY),
    "record_change": ((VISIT, "visit"), WRITERS),
    "import_upload": ((VISIT,), WRITERS),
    "imports": ((), EVERYBODY),
    "people": ((), EVERYBODY),
    "picker": ((), EVERYBODY),
    "person": (("person",), EVERYBODY),
    "person_new": ((), WRITERS),
    "person_change": (("person",), WRITERS),
    "person_residence": (("person",), WRITERS),
    "person_death": (("person",), WRITERS),
    "doubles": ((), WRITERS),
    "merge": (("person", "person"), WRITERS),
    "board": ((), EVERYBODY),
    "figure": (("htn.visits",), EVERYBODY),
    "figure_rows": (("htn.visits",), EVERYBODY),
    "reports": ((), EVERYBODY),
    "report_word": ((), EVERYBODY),
    "proof": ((), EVERYBODY),
    "proof_readings": ((), EVERYBODY),
    "dictionary": ((), EVERYBODY),
    "dictionary_ledger": ((VISIT,), EVERYBODY),
    "audit": ((), OVERSIGHT),
    "users": ((), ADMINISTRATOR),
    "user_new": ((), ADMINISTRATOR),
    "user": (("user",), ADMINISTRATOR),
    "parameters": ((), ADMINISTRATOR),
    "places": ((), ADMINISTRATOR),
    "area_new": ((), ADMINISTRATOR),
    "area": (("area",), ADMINISTRATOR),
    "area_change": (("area", "rename"), ADMINISTRATOR),
    "institutions": ((), ADMINISTRATOR),
    "institution_new": ((), ADMINISTRATOR),
    "institution": (("institution",), ADMINISTRATOR),
    "institution_change": (("institution", "change"), ADMINISTRATOR),
    "help": ((), EVERYBODY),
}

# Addresses that only take POST, and those that need something made first; each has a test of its own.
POSTED = {
    "sign_out": (),
    "answer_doubt": ("doubt",),
    "record_void": (VISIT, "visit"),
    "record_restore": (VISIT, "visit"),
    "record_move": (VISIT, "visit", "step"),
    "person_contact": ("person",),
    "undo_merge": ("merge",),
    "import_undo": ("batch",),
    "report_verify": (),
    "proof_waive": ("reading",),
    "proof_restore": ("reading", "waiver"),
    "proof_void": ("reading",),
    "reset_password": ("user",),
    "set_active": ("user",),
}
MADE_FIRST = {
    "import_preview",
    "import_marked",
    "import",
    "proof_reading",
    "proof_progress",
    "proof_findings",
    "proof_figure",
    "proof_download",
    "proof_compare",
    "proof_batch",
}
OPEN = {"sign_in"}


def visit_form(visit_person, **changes):
    """What a clerk's browser sends for a good visit."""
    given = {
        "person_id": str(visit_person.pk),
        "person_text": visit_person.name,
        "on": "2021-12-20",
        "mode": "1",
        "symptoms": ["1"],
        "systolic": "132",
        "diastolic": "84",
        "adherence": "1",
        "adverse": "1",
    }
    return {name: value for name, value in {**given, **changes}.items() if value is not None}
