"""What the work plan of 2007 obliges the cities to, duty by duty, and which figures show it."""

from metrics.plan.duty import Duty
from metrics.plan.governance import GOVERNANCE
from metrics.plan.services import SERVICES
from metrics.plan.support import SUPPORT
from metrics.plan.targets import SIX_TARGETS
from metrics.plan.training import TRAINING

PLAN: tuple[Duty, ...] = (*SIX_TARGETS, *TRAINING, *SERVICES, *SUPPORT, *GOVERNANCE)
