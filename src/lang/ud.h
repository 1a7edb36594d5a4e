/* ud: the names of Universal Dependencies (v2) and the Penn tags that find/ asks for, as numbers.
 * A model names its tags and relations as its treebanks do; what is not among these is *_OTHER.
 */
#ifndef LANG_UD_H
#define LANG_UD_H

#include "base/str.h"

typedef enum ud_pos {
    UD_UNPARSED, /* no parser has seen the word */
    UD_OTHER_POS,
    UD_ADJ,
    UD_ADP,
    UD_ADV,
    UD_AUX,
    UD_CCONJ,
    UD_DET,
    UD_NOUN,
    UD_NUM,
    UD_PART,
    UD_PRON,
    UD_PROPN,
    UD_PUNCT,
    UD_SCONJ,
    UD_VERB,
} ud_pos;

/* Penn tags: what UPOS does not tell of an English word. */
typedef enum penn_tag {
    PENN_OTHER,
    PENN_VB,
    PENN_VBD,
    PENN_VBG,
    PENN_VBN,
    PENN_VBP,
    PENN_VBZ,
    PENN_NNS,
    PENN_NNPS,
    PENN_POS, /* 's */
    PENN_TO,
} penn_tag;

typedef enum ud_relation {
    UD_OTHER_RELATION,
    UD_ROOT,
    UD_NSUBJ,
    UD_NSUBJ_PASS,
    UD_CSUBJ,
    UD_OBJ,
    UD_IOBJ,
    UD_OBL,
    UD_OBL_AGENT,
    UD_OBL_UNMARKED, /* "last week" */
    UD_NMOD,
    UD_NMOD_POSS,
    UD_NMOD_DESC, /* "Professor" Benedek */
    UD_NMOD_UNMARKED,
    UD_COMPOUND,
    UD_COMPOUND_PRT,
    UD_FLAT,
    UD_APPOS,
    UD_NUMMOD,
    UD_AMOD,
    UD_DET_RELATION,
    UD_CASE,
    UD_MARK,
    UD_ADVMOD,
    UD_AUX_RELATION,
    UD_AUX_PASS,
    UD_COP,
    UD_EXPL,
    UD_CONJ,
    UD_CC,
    UD_XCOMP,
    UD_CCOMP,
    UD_ADVCL,
    UD_ACL,
    UD_ACL_RELCL,
    UD_PARATAXIS,
    UD_PUNCT_RELATION,
} ud_relation;

/* Sets of relations: RELATION(UD_OBJ) | RELATION(UD_OBL). */
#define RELATION(r) ((uint64_t)1 << (r))

ud_pos ud_pos_of(str name);           /* "NOUN" */
penn_tag penn_of(str name);           /* "VBD" */
ud_relation ud_relation_of(str name); /* "nsubj:pass"; of an unknown subtype, the type's */

#endif
