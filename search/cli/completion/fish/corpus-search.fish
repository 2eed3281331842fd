# Completion of corpus-search in fish.
function __corpus_search_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l found ($words[1] --complete $words[2..] 2>/dev/null)
    if test $status -eq 1
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $found
    end
end
complete -c corpus-search -f -a '(__corpus_search_complete)'
