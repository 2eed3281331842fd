from index.kernels.arrays import (
    choose_runs as choose_runs,
)
from index.kernels.arrays import (
    encode_letters as encode_letters,
)
from index.kernels.arrays import (
    fill_rows as fill_rows,
)
from index.kernels.arrays import (
    find_pieces as find_pieces,
)
from index.kernels.arrays import (
    find_rows as find_rows,
)
from index.kernels.arrays import (
    find_same as find_same,
)
from index.kernels.arrays import (
    gather as gather,
)
from index.kernels.arrays import (
    make_keys as make_keys,
)
from index.kernels.arrays import (
    scatter as scatter,
)
from index.kernels.arrays import (
    sort_postings as sort_postings,
)
from index.kernels.arrays import (
    sort_strings as sort_strings,
)
from index.kernels.arrays import (
    stable_order as stable_order,
)
