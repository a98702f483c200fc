"""`python -m weijian.commands` is the same as `weijian`."""

import sys

from weijian.commands import main

sys.exit(main())
