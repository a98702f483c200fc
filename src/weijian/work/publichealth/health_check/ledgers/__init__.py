"""The health check form of the national norm (third edition, 2017), one for every programme that asks for it.

It hangs under no enrolment: one check may serve hypertension, diabetes and the elderly at once, and each of
these declares its own yearly schedule for it. `complete` says whether it may count in a standard rate.
"""

from weijian.work.publichealth.health_check.ledgers.codes import (
    DIABETES,
    ELDERLY,
    HYPERTENSION,
    MENTAL_DISORDER,
    OTHER,
)
from weijian.work.publichealth.health_check.ledgers.form import HealthCheck

__all__ = [
    "DIABETES",
    "ELDERLY",
    "HYPERTENSION",
    "MENTAL_DISORDER",
    "OTHER",
    "HealthCheck",
]
