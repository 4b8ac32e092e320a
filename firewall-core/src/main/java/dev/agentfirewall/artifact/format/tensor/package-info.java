/** Formats that hold tensors and nothing to run: safetensors, GGUF. */
@NullMarked
package dev.agentfirewall.artifact.format.tensor;

import org.jspecify.annotations.NullMarked;
