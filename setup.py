"""What is compiled when the program is installed; pyproject.toml says all else."""

import os
import sys
from pathlib import Path

from setuptools import Extension, setup

# Microsoft's compiler optimises without being told, and knows neither of these.
FLAGS = [] if sys.platform == "win32" else ["-O3", "-g0"]
# Where nothing can be compiled, the same is done in arrays; `make compile` wants to know.
OPTIONAL = "CORPUS_SEARCH_COMPILE" not in os.environ

setup(
    ext_modules=[
        Extension(
            ".".join(source.with_suffix("").parts),
            [source.as_posix()],
            extra_compile_args=FLAGS,
            depends=[part.as_posix() for part in Path(package).rglob("*.pxd")],
            optional=OPTIONAL,
        )
        for package in ("index", "search")
        for source in sorted(Path(package).rglob("*.pyx"))
    ],
    options={"build_ext": {"cython_c_in_temp": True, "parallel": True}},
)
