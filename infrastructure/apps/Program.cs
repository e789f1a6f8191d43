using Oceanid.Apps;

return await Pulumi.Deployment.RunAsync(AppsProgram.Define);
