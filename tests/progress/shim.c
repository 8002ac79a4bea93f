/* Stands between a program and the disk: below the folder SHIM_BELOW, writes are shortened, fail for want of space,
   or end the process in the middle of a line; syncing and truncating fail at times. The chances follow SHIM_SEED. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int in_hundred(int chances) {
    static unsigned state;
    static int seeded;
    if (!seeded) {
        const char *seed = getenv("SHIM_SEED");
        state = seed ? (unsigned)atoi(seed) + 1 : 1;
        seeded = 1;
    }
    return rand_r(&state) % 100 < chances;
}

static int is_below(int descriptor) {
    const char *below = getenv("SHIM_BELOW");
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (!below || length < 0)
        return 0;
    path[length] = '\0';
    return strncmp(path, below, strlen(below)) == 0;
}

ssize_t write(int descriptor, const void *data, size_t length) {
    ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    if (!is_below(descriptor) || length < 2)
        return real(descriptor, data, length);
    if (in_hundred(4)) {
        errno = ENOSPC;
        return -1;
    }
    if (in_hundred(2)) {
        const char *word = "died in mid-line\n";
        real(descriptor, data, length / 2);
        real(2, word, strlen(word));
        _exit(99);
    }
    return real(descriptor, data, in_hundred(60) ? 1 + length / 3 : length);
}

int fsync(int descriptor) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    if (is_below(descriptor) && in_hundred(4)) {
        errno = EIO;
        return -1;
    }
    return real(descriptor);
}

static int truncated(const char *name, int descriptor, off_t length) {
    int (*real)(int, off_t) = dlsym(RTLD_NEXT, name);
    if (is_below(descriptor) && in_hundred(30)) {
        errno = EIO;
        return -1;
    }
    return real(descriptor, length);
}

int ftruncate(int descriptor, off_t length) { return truncated("ftruncate", descriptor, length); }

int ftruncate64(int descriptor, off_t length) { return truncated("ftruncate64", descriptor, length); }
