/* ner_guide: texts whose names were marked by another custom ("Durham" of Durham University, no
 * "Twitter") are marked anew by a model that has learned ours; their own marks say what it must not
 * miss or take for a name.
 */
#ifndef TRAIN_NER_GUIDE_H
#define TRAIN_NER_GUIDE_H

#include "lang/bio.h"
#include "lang/ner.h"

/* Replaces the tags; sentences where it is unclear who is right are emptied. */
void ner_guide(bio_file *file, arena *a, const ner_model *model);

#endif
