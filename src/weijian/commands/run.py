"""`weijian run`: serve the pages until Ctrl-C. One process with threads, which alone owns the columnar copy."""

import argparse
import signal
import sys

from weijian.commands import prepare_django

HELP = "启动网页服务（Ctrl-C 停止）"
THREADS = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="监听地址（默认 127.0.0.1）")
    parser.add_argument("--port", type=int, default=8000, help="端口（默认 8000）")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from django.conf import settings
    from waitress.server import create_server

    settings.STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise complains about a folder that is not there
    from weijian.site.wsgi import application

    try:
        server = create_server(
            application, host=arguments.host, port=arguments.port, threads=THREADS, ident=""
        )
    except OSError as error:
        print(f"无法监听 {arguments.host}:{arguments.port}：{error.strerror or error}")
        return 1
    from weijian.lake import owner

    owner.refresh()  # the first board should not wait for what was written while no server ran
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # a service manager's stop is as clean as Ctrl-C
    print(f"服务地址：http://{arguments.host}:{arguments.port}/ （Ctrl-C 停止）", flush=True)
    try:
        server.run()  # returns at Ctrl-C, when requests under way have been answered
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
    print("\n已停止。", flush=True)
    return 0
