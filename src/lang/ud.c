/* ud: names to numbers. */
#include "lang/ud.h"

typedef struct ud_name {
    str name;
    uint8_t number;
} ud_name;

static const ud_name positions[] = {
    {STR_INIT("ADJ"), UD_ADJ},     {STR_INIT("ADP"), UD_ADP},     {STR_INIT("ADV"), UD_ADV},
    {STR_INIT("AUX"), UD_AUX},     {STR_INIT("CCONJ"), UD_CCONJ}, {STR_INIT("DET"), UD_DET},
    {STR_INIT("NOUN"), UD_NOUN},   {STR_INIT("NUM"), UD_NUM},     {STR_INIT("PART"), UD_PART},
    {STR_INIT("PRON"), UD_PRON},   {STR_INIT("PROPN"), UD_PROPN}, {STR_INIT("PUNCT"), UD_PUNCT},
    {STR_INIT("SCONJ"), UD_SCONJ}, {STR_INIT("VERB"), UD_VERB},
};

static const ud_name penn_tags[] = {
    {STR_INIT("VB"), PENN_VB},   {STR_INIT("VBD"), PENN_VBD},   {STR_INIT("VBG"), PENN_VBG},
    {STR_INIT("VBN"), PENN_VBN}, {STR_INIT("VBP"), PENN_VBP},   {STR_INIT("VBZ"), PENN_VBZ},
    {STR_INIT("NNS"), PENN_NNS}, {STR_INIT("NNPS"), PENN_NNPS}, {STR_INIT("POS"), PENN_POS},
    {STR_INIT("TO"), PENN_TO},
};

static const ud_name relations[] = {
    {STR_INIT("root"), UD_ROOT},
    {STR_INIT("nsubj"), UD_NSUBJ},
    {STR_INIT("nsubj:pass"), UD_NSUBJ_PASS},
    {STR_INIT("csubj"), UD_CSUBJ},
    {STR_INIT("obj"), UD_OBJ},
    {STR_INIT("iobj"), UD_IOBJ},
    {STR_INIT("obl"), UD_OBL},
    {STR_INIT("obl:agent"), UD_OBL_AGENT},
    {STR_INIT("obl:unmarked"), UD_OBL_UNMARKED},
    {STR_INIT("nmod"), UD_NMOD},
    {STR_INIT("nmod:poss"), UD_NMOD_POSS},
    {STR_INIT("nmod:desc"), UD_NMOD_DESC},
    {STR_INIT("nmod:unmarked"), UD_NMOD_UNMARKED},
    {STR_INIT("compound"), UD_COMPOUND},
    {STR_INIT("compound:prt"), UD_COMPOUND_PRT},
    {STR_INIT("flat"), UD_FLAT},
    {STR_INIT("appos"), UD_APPOS},
    {STR_INIT("nummod"), UD_NUMMOD},
    {STR_INIT("amod"), UD_AMOD},
    {STR_INIT("det"), UD_DET_RELATION},
    {STR_INIT("case"), UD_CASE},
    {STR_INIT("mark"), UD_MARK},
    {STR_INIT("advmod"), UD_ADVMOD},
    {STR_INIT("aux"), UD_AUX_RELATION},
    {STR_INIT("aux:pass"), UD_AUX_PASS},
    {STR_INIT("cop"), UD_COP},
    {STR_INIT("expl"), UD_EXPL},
    {STR_INIT("conj"), UD_CONJ},
    {STR_INIT("cc"), UD_CC},
    {STR_INIT("xcomp"), UD_XCOMP},
    {STR_INIT("ccomp"), UD_CCOMP},
    {STR_INIT("advcl"), UD_ADVCL},
    {STR_INIT("acl"), UD_ACL},
    {STR_INIT("acl:relcl"), UD_ACL_RELCL},
    {STR_INIT("parataxis"), UD_PARATAXIS},
    {STR_INIT("punct"), UD_PUNCT_RELATION},
};

#define COUNT(list) (sizeof list / sizeof *list)

static uint8_t number_of(const ud_name *names, size_t n, str name, uint8_t other)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(names[i].name, name))
            return names[i].number;
    }
    return other;
}

ud_pos ud_pos_of(str name)
{
    return (ud_pos)number_of(positions, COUNT(positions), name, UD_OTHER_POS);
}

penn_tag penn_of(str name)
{
    return (penn_tag)number_of(penn_tags, COUNT(penn_tags), name, PENN_OTHER);
}

ud_relation ud_relation_of(str name)
{
    uint8_t whole = number_of(relations, COUNT(relations), name, UD_OTHER_RELATION);
    str type;
    str_split(&name, ':', &type);
    return (ud_relation)(whole != UD_OTHER_RELATION
                             ? whole
                             : number_of(relations, COUNT(relations), type, UD_OTHER_RELATION));
}
