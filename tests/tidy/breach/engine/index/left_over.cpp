// TODO: this.
// FIXME: that.
// XXX
