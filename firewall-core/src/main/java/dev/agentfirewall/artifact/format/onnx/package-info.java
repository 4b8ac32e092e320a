/** What is written as protobuf, by a reader of our own: ONNX and TensorFlow graphs, SentencePiece vocabularies. */
@NullMarked
package dev.agentfirewall.artifact.format.onnx;

import org.jspecify.annotations.NullMarked;
