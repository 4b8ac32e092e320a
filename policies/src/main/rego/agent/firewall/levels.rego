# METADATA
# scope: package
# title: How confidential may be what leaves
# description: Empty, so that nothing leaves, when the settings name no level.
package agent.firewall.levels

import data.agent.firewall.provenance
import data.settings

ranks := {"public": 0, "internal": 1, "confidential": 2, "secret": 3}

# METADATA
# title: Conversation
# description: Levels of a conversation that may still send.
conversation contains level if {
	some level, rank in ranks
	rank <= ranks[settings.confidentiality.outward_max]
}

# METADATA
# title: Argument
# description: Levels of a value that may be sent.
argument contains level if {
	some level, rank in ranks
	rank <= ranks[settings.confidentiality.argument_max]
}

# Who wanted the call is known, and asked about.
argument contains level if {
	provenance.known
	some level, rank in ranks
	rank <= ranks[provenance.level.confidentiality.argument_max]
}
