"""`weijian demo`: build the invented county into an empty data folder."""

import argparse
import sys
import time
from pathlib import Path

from weijian.commands import prepare_django

HELP = "生成一个虚构的演示县（人员、机构和两年的业务记录）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", type=int, default=30_000, metavar="N", help="人口，默认30000")
    parser.add_argument("--seed", default="1", metavar="S", help="随机种子；种子相同，数据相同")
    parser.add_argument("--profile", type=Path, metavar="FILE", help="目标数值画像（TOML文件）")
    parser.add_argument("--force", action="store_true", help="替换数据目录中已有的演示县；不会动真实数据")


class Bar:
    """A progress bar on a terminal, plain lines elsewhere; each finished step with its seconds."""

    def __init__(self) -> None:
        self.step, self.begun, self.live = "", time.perf_counter(), sys.stdout.isatty()

    def __call__(self, step: str, share: float) -> None:
        if step != self.step:
            self.end()
            self.step, self.begun = step, time.perf_counter()
        if self.live:
            filled = round(share * 24)
            print(f"\r\033[K{step} {'█' * filled}{'░' * (24 - filled)} {share:4.0%}", end="", flush=True)

    def end(self) -> None:
        if self.step:
            clear = "\r\033[K" if self.live else ""
            print(f"{clear}{time.perf_counter() - self.begun:7.1f} 秒  {self.step}", flush=True)
        self.step = ""


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.demo.build import NotEmpty, build
    from weijian.demo.empty import NotADemo, empty
    from weijian.demo.profile import EXAMPLE, ProfileError, read_profile
    from weijian.lake.owner import Busy, is_shared

    if arguments.people < 200:
        print("人口至少200。", file=sys.stderr)
        return 2
    begun, bar = time.perf_counter(), Bar()
    try:
        profile = read_profile(arguments.profile or EXAMPLE)
        if arguments.force:
            if not is_shared():
                raise Busy  # a server works on this folder; its copy would go on showing the old county
            empty()
        build(arguments.people, arguments.seed, profile, bar)
    except (Busy, NotEmpty, NotADemo, ProfileError) as refused:
        print(f"{str(refused).rstrip('。')}。", file=sys.stderr)
        return 1
    bar.end()
    print(f"{time.perf_counter() - begun:7.1f} 秒  合计")
    print_sign_ins()
    return 0


def print_sign_ins() -> None:
    """One sign-in of each role, where the data folder holds a demonstration."""
    from weijian.demo import marker

    found = (marker.read() or {}).get("sign_ins", [])
    if found:
        print("\n演示县的登录账号：")
    for user in found:
        print(f"  {user['role']}  {user['name']}  用户名 {user['username']}  密码 {user['password']}")
