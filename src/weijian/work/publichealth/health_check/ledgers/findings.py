"""What follows from the measurements of a check."""

from typing import Any

from weijian.kernel.quantities import round_half_up


def body_mass_index(record: Any) -> Any:
    """Weight in kg over height in m squared, one decimal."""
    if not record.weight or not record.height:
        return None
    return round_half_up(record.weight * 10000 / (record.height * record.height), 1)


def pressure_raised(record: Any) -> bool:
    systolic = [value for value in (record.systolic_left, record.systolic_right) if value is not None]
    diastolic = [value for value in (record.diastolic_left, record.diastolic_right) if value is not None]
    return max(systolic, default=0) >= 140 or max(diastolic, default=0) >= 90


def glucose_raised(record: Any) -> bool:
    return record.fasting_glucose is not None and record.fasting_glucose >= 7
