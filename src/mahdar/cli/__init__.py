"""The command line: one thin command a file, loaded when it is called."""

from __future__ import annotations

import gc
import sys

from cyclopts import App, CycloptsError

from mahdar.errors import MahdarError
from mahdar.version import __version__

app = App(
    suppress_keyboard_interrupt=False,
    name="mahdar",
    version=__version__,
    help="Read news reports in Arabic and keep the minutes of public affairs: who met whom, who said what, what is to come.",
)
_COMMANDS = (
    "read",
    "watch",
    "shards",
    "load",
    "explain",
    "find",
    "who",
    "contacts",
    "timeline",
    "between",
    "upcoming",
    "offices",
    "digest",
    "stats",
    "merge",
    "undo",
    "gold",
    "backup",
    "restore",
    "forget",
    "serve",
    "export",
    "evaluate",
    "sample",
    "agree",
)
for _command in _COMMANDS:
    app.command(f"mahdar.cli.{_command}:{_command}", name=_command)


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code is 0 (all well), 1 (some sources failed) or 2 (wrong usage)."""
    try:
        result = app(arguments, exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        sys.stderr.write(f"{_usage(error, arguments if arguments is not None else sys.argv[1:])}\n")
        return 2
    except MahdarError as error:  # says what, where and what to do, in one line
        sys.stderr.write(f"{error}\n")
        return 2
    except _database_errors() as error:  # met while answering, as where a part of the file is damaged
        from mahdar.archive.opening import advice

        sys.stderr.write(f"{advice(error)}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    _show_examples(arguments if arguments is not None else sys.argv[1:])
    return result if isinstance(result, int) else 0


def _usage(error: CycloptsError, arguments: list[str]) -> str:
    """What is wrong with a command line, in one line, with where its options are told."""
    command = next((f"{word} " for word in arguments[:1] if word in _COMMANDS), "")
    return (
        f"{' '.join(str(error).split()).partition(' Available commands')[0].rstrip('.')}; see  mahdar {command}--help"
    )


def _database_errors() -> tuple[type[Exception], ...]:
    """What a database raises; nothing where none was asked in this process."""
    found = sys.modules.get("django.db.utils")
    return (found.Error,) if found is not None else ()


def _show_examples(arguments: list[str]) -> None:
    """After a command's help, the examples of its docstring, which cyclopts leaves out."""
    if not {"--help", "-h"} & set(arguments) or arguments[0].startswith("-"):
        return
    from importlib import import_module
    from inspect import cleandoc

    command = getattr(import_module(f"mahdar.cli.{arguments[0]}"), arguments[0])
    _, _, after = cleandoc(command.__doc__ or "").partition("Examples\n--------\n")
    lines = [line for line in after.partition("\n\nParameters\n")[0].splitlines() if line.strip()]
    if lines:
        sys.stdout.write("\n".join(["Examples:", *lines]) + "\n")


def run() -> None:
    """The console script. At its end Python looks through every object for garbage; of the words alone that takes 0.4 s."""
    code = main()
    gc.freeze()
    raise SystemExit(code)
