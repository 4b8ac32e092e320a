# METADATA
# scope: package
# title: Nothing leaves a conversation that has read secrets
# description: Looks at the high-water mark, which outlives the list of calls and a trimmed memory.
# custom:
#   codes: [flow.conversation_confidential]
package agent.rules.flow.conversation

import future.keywords.not

import data.agent.firewall.call
import data.agent.firewall.levels

deny contains {"code": "flow.conversation_confidential"} if {
	input.checkpoint == "tool_call"
	not call.inward
	not shareable
}

shareable if levels.conversation[input.conversation.confidentiality]
