/* export: a trained network as the model file that dateline maps. */
#ifndef TRAIN_EXPORT_H
#define TRAIN_EXPORT_H

#include "base/buf.h"
#include "train/network.h"

/* The file's bytes: weights rounded to int8, features in buckets. `trees` are those
 * it was trained on. */
str export_model(arena *a, const network *net, const symbols *names, const tree_vec *trees);

#endif
