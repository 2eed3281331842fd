"""Lists the extension modules to compile; pyproject.toml says everything else."""

import os
import sys
from pathlib import Path

from setuptools import Extension, setup

# Microsoft's compiler optimises without being told, and knows neither of these.
FLAGS = [] if sys.platform == "win32" else ["-O3", "-g0"]
# Without a compiler the reference in Python is used; `make compile` wants to hear of it.
OPTIONAL = "CORPUS_SEARCH_COMPILE" not in os.environ

setup(
    ext_modules=[
        Extension(
            ".".join(source.with_suffix("").parts),
            [source.as_posix()],
            extra_compile_args=FLAGS,
            depends=[
                part.as_posix() for part in sorted(source.parent.glob("*.px[id]"))
            ],
            optional=OPTIONAL,
        )
        for package in ("index", "search")
        for source in sorted(Path(package).rglob("*.pyx"))
    ],
    options={"build_ext": {"cython_c_in_temp": True, "parallel": True}},
)
