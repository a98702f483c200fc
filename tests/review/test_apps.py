import subprocess
import sys

ASK = """
import django
django.setup()
from weijian.ledger.parameters import PARAMETERS
print("review.kept_days" in PARAMETERS)
"""


def test_ready_declares_the_parameter_before_any_page_is_asked_for(tmp_path):
    environment = {"DJANGO_SETTINGS_MODULE": "weijian.site.settings", "WEIJIAN_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.strip() == "True"
