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
    gather as gather,
)
from index.kernels.arrays import (
    make_keys as make_keys,
)
from index.kernels.arrays import (
    sort_postings as sort_postings,
)
