"""The recipe of the language model that ships with the package: treebanks in, ``language/model/`` out."""
