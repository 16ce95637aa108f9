/* The columns of CSV: what each is called, where it is there, and what it says of a row. */
#ifndef DIXIT_CSV_COLUMNS_H
#define DIXIT_CSV_COLUMNS_H

#include "select.h"

/* What a row is about. */
struct csv_row {
    const struct export_item *item;
    const struct selection *selection;
    const struct quote *quote; /* by quote */
    const struct voice *voice; /* by speaker */
    uint32_t actor;            /* by quote and speaker; TAG_NONE: unknown */
};

struct csv_column {
    const char *name;
    int grains; /* where it can be: bits 1 << BY_QUOTE and so on */
    int usual;  /* where it is without being asked for */
    void (*put)(struct buffer *to, const struct csv_row *row);
};

/* In the usual order. */
extern const struct csv_column csv_columns[];
extern const int csv_column_count;

#endif
