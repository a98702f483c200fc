"""WSGI entry, for waitress (`weijian run`) or another server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weijian.site.settings")
application = get_wsgi_application()
