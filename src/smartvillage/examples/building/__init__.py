"""From the text files to the frozen values of `model`."""
