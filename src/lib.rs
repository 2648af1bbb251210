//! `corpus`: an offline analyzer of news corpora.
