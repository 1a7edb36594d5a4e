# dateline: `make demo` draws the example, `make check` proves it all, `make help` lists the rest.

VERSION  := 0.1.0
PREFIX   ?= /usr/local
DESTDIR  ?=
CC       ?= gcc
OPT      ?= -O2 -g
OUT      ?= out
BUILD    ?= $(OUT)/build

PACKAGES := libcgraph libgvc jansson libxml-2.0 libutf8proc libcrypto
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Iinclude -Isrc \
            -DDATELINE_DATADIR='"$(PREFIX)/share/dateline"'
CFLAGS   += -std=c17 $(OPT) $(WARN) -fPIC -pthread $(SANITIZE)
LDFLAGS  += $(SANITIZE) -pthread
PKGFLAGS  = $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null | sed 's/-I\//-isystem \//g')
LDLIBS    = $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lcsv

FLOORS   := base time text lex find graph draw
LIB_SRC  := $(sort $(wildcard $(FLOORS:%=src/%/*.c) src/*.c))
CLI_SRC  := $(sort $(wildcard src/cli/*.c))
UNIT_SRC := $(sort $(wildcard tests/unit/*.c))
obj       = $(patsubst %.c,$(BUILD)/%.o,$(1))

all: $(OUT)/dateline $(OUT)/libdateline.so

$(OUT)/libdateline.a: $(call obj,$(LIB_SRC))
	@rm -f $@
	ar rcs $@ $^

$(OUT)/libdateline.so: $(call obj,$(LIB_SRC))
	$(CC) -shared -Wl,-soname,libdateline.so.0 $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/dateline: $(call obj,$(CLI_SRC)) $(OUT)/libdateline.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(PKGFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# One suite a module: tests/unit/test_NAME.c defines `Suite *NAME_suite(void)`.
$(OUT)/unit: $(call obj,$(UNIT_SRC)) $(OUT)/libdateline.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) $(shell pkg-config --libs check)

unit: $(OUT)/unit
	$(OUT)/unit

format:
	clang-format -i $(shell git ls-files '*.c' '*.h')

format-check:
	clang-format --dry-run -Werror $(shell git ls-files '*.c' '*.h')

clean:
	rm -rf $(BUILD) $(OUT)/dateline $(OUT)/libdateline.* $(OUT)/unit

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
.PHONY: all unit format format-check clean
