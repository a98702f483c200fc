"""One Django application per line of work, made from the folders.

A line is `work/<department>/<line>/`; its name is its application label and so must be unique. Each line
keeps its own migrations, so lines built side by side never fight over a number.
"""

from importlib import import_module
from pathlib import Path

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule

HERE = Path(__file__).parent


class LineConfig(AppConfig):
    """An application whose models stand in `ledgers.py`."""

    def import_models(self) -> None:
        self.models = self.apps.all_models[self.label]
        if module_has_submodule(self.module, "ledgers"):
            self.models_module = import_module(f"{self.name}.ledgers")


def line_folders() -> list[Path]:
    """Folders of all lines, ordered by department and name."""
    return sorted(path.parent for path in HERE.glob("*/*/__init__.py"))


def _declare(folder: Path) -> str:
    config = type(
        f"{folder.name.title().replace('_', '')}Config",
        (LineConfig,),
        {
            "name": f"{__package__}.{folder.parent.name}.{folder.name}",
            "label": folder.name,
            "__module__": __name__,
        },
    )
    globals()[folder.name] = config
    return f"{__name__}.{folder.name}"


def line_configs() -> list[str]:
    """Entries for INSTALLED_APPS, one a line."""
    return [_declare(folder) for folder in line_folders()]
