# bash completion for dateline: commands, the options of each, values that come from a short list,
# and files else.
_dateline()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local commands="build render diff merge export verify check explain review times tokens entities events text parse lexicon
        help version"
    local options="-h --help"

    if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word"; compgen -f -- "$word")
        return
    fi
    case $before in
    -T | --format)
        case $command in
        export) mapfile -t COMPREPLY < <(compgen -W "jsonl csv facts" -- "$word") ;;
        diff) mapfile -t COMPREPLY < <(compgen -W "text json pairs svg png pdf dot html" -- "$word") ;;
        check) mapfile -t COMPREPLY < <(compgen -W "text jsonl" -- "$word") ;;
        times) mapfile -t COMPREPLY < <(compgen -W "text jsonl timeml" -- "$word") ;;
        tokens | entities | events | text)
            mapfile -t COMPREPLY < <(compgen -W "text jsonl" -- "$word")
            ;;
        *) mapfile -t COMPREPLY < <(compgen -W "svg png pdf dot html md txt term" -- "$word") ;;
        esac
        return
        ;;
    --view) mapfile -t COMPREPLY < <(compgen -W "timeline graph" -- "$word") && return ;;
    --scale) mapfile -t COMPREPLY < <(compgen -W "broken linear ordinal" -- "$word") && return ;;
    --theme) mapfile -t COMPREPLY < <(compgen -W "light dark print auto" -- "$word") && return ;;
    --rankdir) mapfile -t COMPREPLY < <(compgen -W "TB LR" -- "$word") && return ;;
    --detail) mapfile -t COMPREPLY < <(compgen -W "low normal full" -- "$word") && return ;;
    --lanes) mapfile -t COMPREPLY < <(compgen -W "actor type source none" -- "$word") && return ;;
    --precision) mapfile -t COMPREPLY < <(compgen -W "day month year" -- "$word") && return ;;
    --page) mapfile -t COMPREPLY < <(compgen -W "a3 a4 a5 letter legal a4-landscape letter-landscape" -- "$word") && return ;;
    --like) mapfile -t COMPREPLY < <(compgen -f -X "!*.gv" -- "$word") && return ;;
    --lexicon | --root) mapfile -t COMPREPLY < <(compgen -d -- "$word") && return ;;
    esac
    case $command in
    build) options+=" -o --output --manifest --date --title --base --corrections --strict --redact --lexicon -j --jobs" ;;
    render | diff) options+=" -T --format -o --output --title --lanes --detail --scale --rankdir --from --to --precision
        --actor --type --source --min-confidence --max-events --like --width --dpi --theme --style --redact"
        [[ $command == render ]] && options+=" --view --page"
        [[ $command == diff ]] && options+=" --all --stat --context"
        ;;
    merge) options+=" -o --output --base" ;;
    export) options+=" -T --format -o --output --redact" ;;
    verify) options+=" --root --lexicon --redact" ;;
    check) options+=" -T --format -o --output --all --redact --lexicon" ;;
    explain) options+=" -o --output --redact" ;;
    review) options+=" -o --output --apply --by --at --redact" ;;
    times | tokens | entities | events | text) options+=" -T --format -o --output --date --title --lexicon -j --jobs"
        [[ $command == text ]] && options+=" --all"
        [[ $command == entities ]] && options+=" --bio --model"
        ;;
    parse) options+=" -o --output --conllu --model --lexicon" ;;
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
