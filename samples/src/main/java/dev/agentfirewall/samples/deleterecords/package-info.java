/** Story: a document asks for records to be deleted, and so does a user; a person decides. */
@NullMarked
package dev.agentfirewall.samples.deleterecords;

import org.jspecify.annotations.NullMarked;
