from search.kernels.arrays import (
    choose_best as choose_best,
)
from search.kernels.arrays import (
    choose_best_of_words as choose_best_of_words,
)
from search.kernels.arrays import (
    find as find,
)
from search.kernels.arrays import (
    keep as keep,
)
from search.kernels.arrays import (
    probe_word as probe_word,
)
from search.kernels.arrays import (
    score_word as score_word,
)
from search.kernels.arrays import (
    select_range as select_range,
)
from search.kernels.arrays import (
    unite as unite,
)
