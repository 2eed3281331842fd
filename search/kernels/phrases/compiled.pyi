from search.kernels.phrases.arrays import find_phrase as find_phrase
