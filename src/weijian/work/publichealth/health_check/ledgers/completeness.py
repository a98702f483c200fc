"""What a complete check holds: the general part, and what the chapter of each purpose demands."""

from typing import Any

from weijian.work.publichealth.health_check.ledgers.codes import ELDERLY, MENTAL_DISORDER

GENERAL = ("temperature", "pulse", "respiration", "height", "weight", "waist")
BLOOD_COUNT = ("haemoglobin", "white_cells", "platelets")
URINE = ("urine_protein", "urine_sugar", "urine_ketone", "urine_blood")
LIVER_AND_KIDNEY = (
    "alanine_aminotransferase",
    "aspartate_aminotransferase",
    "total_bilirubin",
    "creatinine",
    "urea",
)
LIPIDS = (
    "total_cholesterol",
    "triglycerides",
    "low_density_lipoprotein",
    "high_density_lipoprotein",
)
ELDERLY_LABORATORY = (
    *BLOOD_COUNT,
    *URINE,
    *LIVER_AND_KIDNEY,
    "fasting_glucose",
    *LIPIDS,
    "electrocardiogram",
    "ultrasound",
)
# What the norm's chapter of each purpose demands; hypertension and diabetes test at the visits.
LABORATORY = {
    ELDERLY: ELDERLY_LABORATORY,
    MENTAL_DISORDER: (
        *BLOOD_COUNT,
        "alanine_aminotransferase",
        "fasting_glucose",
        "electrocardiogram",
    ),
}
LIFE_STYLE = ("self_rated_health", "self_care", "exercise", "diet", "smoking", "drinking")
ELDERLY_EXAMINATION = (
    "skin",
    "lymph_nodes",
    "breath_sounds",
    "heart_rate",
    "rhythm",
    "abdominal_tenderness",
    "lips",
    "vision_left",
    "vision_right",
    "hearing",
    "movement",
)


def filled(record: Any, names: tuple[str, ...]) -> bool:
    return all(getattr(record, name) not in (None, "") for name in names)


def has_purpose(record: Any, purpose: int) -> bool:
    return f"|{purpose}|" in (record.purposes or "")


def has_pressure(record: Any) -> bool:
    return filled(record, ("systolic_left", "diastolic_left")) or filled(
        record, ("systolic_right", "diastolic_right")
    )


def has_laboratory(record: Any) -> bool:
    """Every test that the purposes of this check demand."""
    return all(filled(record, tests) for purpose, tests in LABORATORY.items() if has_purpose(record, purpose))


def is_complete(record: Any) -> bool:
    """Head, general state, the tests its purposes demand, verdict and guidance."""
    return (
        filled(record, ("doctor", "purposes", "symptoms", *GENERAL, "verdict"))
        and bool(record.guidance or record.risk_control)
        and has_pressure(record)
        and has_laboratory(record)
    )


def has_elderly_parts(record: Any) -> bool:
    """The four parts of the yearly service from age 65: life and state, examination, tests, guidance told."""
    return (
        has_purpose(record, ELDERLY)
        and is_complete(record)
        and filled(record, (*LIFE_STYLE, *ELDERLY_EXAMINATION, "told_on"))
    )
