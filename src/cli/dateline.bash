# bash completion for dateline: commands, the options of each, values that come from a short list,
# and files else.
_dateline()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local commands="build render export verify explain times tokens entities events text lexicon
        help version"
    local options="-h --help"

    if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word"; compgen -f -- "$word")
        return
    fi
    case $before in
    -T)
        case $command in
        export) mapfile -t COMPREPLY < <(compgen -W "jsonl csv" -- "$word") ;;
        times) mapfile -t COMPREPLY < <(compgen -W "jsonl timeml" -- "$word") ;;
        *) mapfile -t COMPREPLY < <(compgen -W "svg png pdf dot" -- "$word") ;;
        esac
        return
        ;;
    --view) mapfile -t COMPREPLY < <(compgen -W "timeline graph" -- "$word") && return ;;
    --lanes) mapfile -t COMPREPLY < <(compgen -W "actor type source none" -- "$word") && return ;;
    --lexicon) mapfile -t COMPREPLY < <(compgen -d -- "$word") && return ;;
    esac
    case $command in
    build) options+=" -o --manifest --date --title --lexicon" ;;
    render) options+=" -T -o --view --lanes --from --to --actor --width" ;;
    export) options+=" -T -o" ;;
    times | tokens | entities | events | text) options+=" -T -o --date --lexicon" ;;
    lexicon)
        [[ $COMP_CWORD -eq 2 ]] && options+=" check"
        ;;
    esac
    if [[ $word == -* || $command == lexicon ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word"; compgen -f -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -o filenames -F _dateline dateline
