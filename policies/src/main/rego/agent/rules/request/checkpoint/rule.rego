# METADATA
# scope: package
# title: The checkpoint is one these rules were written for
# custom:
#   codes: [request.checkpoint_unknown]
package agent.rules.request.checkpoint

import future.keywords.not

deny contains {"code": "request.checkpoint_unknown"} if not known

known if {
	input.checkpoint in {
		"user_input", "retrieval", "tool_offer", "tool_call",
		"tool_result", "model_output", "artifact_load", "approval",
	}
}
