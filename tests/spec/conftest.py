"""The cases and the drawing of ledgers are ordinary modules beside the tests; the manual is printed from them too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
