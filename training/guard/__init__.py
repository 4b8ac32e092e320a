"""Training of the guard model: data, windows, a linear model, an encoder, export, thresholds, report."""
