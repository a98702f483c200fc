"""Medical disputes, their appraisals, attacks on staff, and the liability insurance of institutions.

One event is one dispute, however many claimants and whichever channels it goes through one after another.
"""

from weijian.work.medical.disputes.ledgers.appraisal import Appraisal
from weijian.work.medical.disputes.ledgers.dispute import Dispute
from weijian.work.medical.disputes.ledgers.incident import SafetyIncident
from weijian.work.medical.disputes.ledgers.insurance import LiabilityInsurance

__all__ = ["Appraisal", "Dispute", "LiabilityInsurance", "SafetyIncident"]
