"""`weijian prepare`: make the stores ready: tables, and nothing else."""

import argparse

from weijian.commands import prepare_django

HELP = "准备数据目录与数据库表（升级后也运行一次）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments: WEIJIAN_DATA names the folder."""


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from django.conf import settings

    from weijian.site.tables import bring_up_to_date

    applied = bring_up_to_date()
    print(f"数据目录：{settings.DATA}（{'已更新数据库表' if applied else '数据库表已是最新'}）")
    return 0
