/**
 * What every store of tickets must do, as a test class: extend it in the tests of a store. It needs JUnit and AssertJ, which this module does not
 * bring along.
 */
@NullMarked
package dev.agentfirewall.approvals.contract;

import org.jspecify.annotations.NullMarked;
