"""`weijian start`: what `make run` does: stores, demo county if there is none, sign-ins, server."""

import argparse

from weijian.commands import prepare_django

HELP = "一键启动：准备数据、没有数据时生成演示县、启动网页服务"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="监听地址（默认 127.0.0.1）")
    parser.add_argument("--port", type=int, default=8000, help="端口（默认 8000）")
    parser.add_argument("--people", type=int, default=30_000, help="演示县人口（默认 30000）")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.commands import demo
    from weijian.commands import run as serve
    from weijian.demo import marker
    from weijian.orgs.models import Area
    from weijian.site.tables import bring_up_to_date

    found = marker.read()
    unfinished = found is not None and not found.get("complete")
    if unfinished:
        print("上次演示县没有生成完，现在重新生成。")
    else:
        bring_up_to_date()
    if unfinished or not Area.objects.exists():
        parser = argparse.ArgumentParser()
        demo.add_arguments(parser)
        words = ["--people", str(arguments.people), *(["--force"] if unfinished else [])]
        status = demo.run(parser.parse_args(words))
        if status:
            return status
    else:
        demo.print_sign_ins()
    return serve.run(arguments)
