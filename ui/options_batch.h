/* The options of exports: their arguments. */
#ifndef UI_OPTIONS_BATCH_H
#define UI_OPTIONS_BATCH_H

#include "options.h"

/* Take one of them; false where the argument is none that it takes. */
bool options_batch_take(struct options *options, enum option_id id, const char *argument);

/* Do the options given go together? False after a message to standard error. */
bool options_batch_agree(const struct options *options);

#endif
