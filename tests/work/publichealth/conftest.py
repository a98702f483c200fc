"""Patients, visits and checks of the public health lines."""

from datetime import date

import pytest

GENERAL = {
    "temperature": "36.5",
    "pulse": 72,
    "respiration": 18,
    "systolic_left": 132,
    "diastolic_left": 80,
    "height": "160.0",
    "weight": "60.0",
    "waist": "80.0",
}
ELDERLY_TESTS = {
    "haemoglobin": 130,
    "white_cells": "6.1",
    "platelets": "210.0",
    "urine_protein": "-",
    "urine_sugar": "-",
    "urine_ketone": "-",
    "urine_blood": "±",
    "alanine_aminotransferase": 21,
    "aspartate_aminotransferase": 20,
    "total_bilirubin": "11.0",
    "creatinine": "66.0",
    "urea": "5.1",
    "fasting_glucose": "5.4",
    "total_cholesterol": "4.80",
    "triglycerides": "1.20",
    "low_density_lipoprotein": "2.90",
    "high_density_lipoprotein": "1.30",
    "electrocardiogram": 1,
    "ultrasound": 1,
}


def decimals(values):
    from decimal import Decimal

    return {name: Decimal(text) if "." in str(text) else text for name, text in values.items()}


@pytest.fixture
def checked(enter, person):
    """A maker of health checks; by default a complete one for hypertension on 20 May 2021."""
    from weijian.work.publichealth.health_check.ledgers import HealthCheck

    def make(resident=None, on=date(2021, 5, 20), **fields):
        values = {
            "doctor": "张医生",
            "purposes": "|2|",
            "symptoms": "|01|",
            **decimals(GENERAL),
            "verdict": 1,
            "guidance": "|1|",
        }
        return enter(HealthCheck, person=resident or person(), on=on, **{**values, **fields})

    return make


@pytest.fixture
def elderly_tests():
    return decimals(ELDERLY_TESTS)


@pytest.fixture
def patient(patients):
    """A maker of hypertension patients out of residents: `patient(resident, date(2021, 6, 1))`."""

    def make(resident=None, start=date(2021, 1, 5), **fields):
        return patients(resident=resident, start=start, **fields)

    return make
